import { Bar, BarChart, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useNavigate } from 'react-router';
import type { ChartRow, ChartSeries } from './chart-row';

interface DrawnRow extends Readonly<Record<`value${number}`, number>> {
  readonly row: ChartRow;
  readonly label: string;
  readonly said: string;
  readonly end: number;
}

interface DrawnBarsProps {
  readonly rows: readonly ChartRow[];
  readonly series: readonly ChartSeries[];
  /** How much a bar of full length is; null: as much as the longest. */
  readonly most: number | null;
}

/** Bars beside their names, with their numbers at the end; a bar leads to its list, as its row in the table does. */
export function DrawnBars({ rows, series, most }: DrawnBarsProps) {
  const navigate = useNavigate();
  const data = rows.map((row): DrawnRow => ({
    row,
    label: row.label,
    said: row.words[0] ?? '',
    end: 0,
    ...Object.fromEntries(row.values.map((value, index) => [`value${index}`, value])),
  }));
  const open = (index: number, part: number): void => {
    const to = rows[index]?.to[part] ?? rows[index]?.to[0];
    if (to) void navigate(to);
  };
  return (
    <ResponsiveContainer width="100%" height={rows.length * 34 + 8}>
      <BarChart
        data={data}
        layout="vertical"
        margin={{ top: 0, right: 96, bottom: 0, left: 0 }}
        barSize={16}
        accessibilityLayer={false}
      >
        <XAxis type="number" hide domain={[0, most ?? 'dataMax']} />
        <YAxis
          type="category"
          dataKey="label"
          width={128}
          tickLine={false}
          axisLine={{ stroke: '#98a5b8' }}
          interval={0}
          tick={{ fill: '#374151', fontSize: 12 }}
          tickFormatter={(label: string) => (label.length > 9 ? `${label.slice(0, 8)}…` : label)}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: '#f1f4f9' }}
          content={({ payload }) => <Said drawn={payload[0]?.payload as DrawnRow | undefined} series={series} />}
        />
        {series.map(({ title, colour }, part) => (
          <Bar
            key={title}
            dataKey={`value${part}`}
            name={title}
            stackId="all"
            fill={colour}
            minPointSize={part === 0 && series.length === 1 ? 2 : 0}
            isAnimationActive={false}
            cursor="pointer"
            onClick={(_, index) => open(index, series.length === 1 ? 0 : part + 1)}
          >
            {series.length === 1 && <LabelList dataKey="said" position="right" fill="#374151" fontSize={12} />}
          </Bar>
        ))}
        {/* What stands after the last part, also where that is nothing. */}
        {series.length > 1 && (
          <Bar dataKey="end" stackId="all" fill="none" minPointSize={1} isAnimationActive={false}>
            <LabelList dataKey="said" position="right" fill="#374151" fontSize={12} />
          </Bar>
        )}
      </BarChart>
    </ResponsiveContainer>
  );
}

function Said({ drawn, series }: { readonly drawn: DrawnRow | undefined; readonly series: readonly ChartSeries[] }) {
  if (!drawn) return null;
  return (
    <div className="tc-chart-said">
      <strong>{drawn.row.label}</strong>
      {drawn.row.words.map((words, index) => (
        <div key={index} className="numeric">
          {series.length > 1 && index > 0 ? `${series[index - 1]?.title ?? ''} ${words}` : words}
        </div>
      ))}
    </div>
  );
}
