import { Tag } from 'antd';

/** The article that a requirement, route or refusal rests on. */
export function ClauseChip({ article }: { readonly article: string | null | undefined }) {
  if (!article) return null;
  return (
    <Tag style={{ color: '#1d3f72', background: '#eef3fa', borderColor: '#b9cbe6', whiteSpace: 'normal' }}>
      {article}
    </Tag>
  );
}
