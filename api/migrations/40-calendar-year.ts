import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTenant } from '../platform/database/tenant-table';

/**
 * Years of the working-day calendar, each government's own. An arrangement is imported by one person and published by another;
 * what is published never changes, a correction takes its place under a later revision. `revision` counts the publications of
 * a government: whoever names one names all years as they stood then.
 *
 * Every government begins with what had been announced by November 2026, and the statutory days alone for 2027.
 */
export class CalendarYear implements MigrationInterface {
  readonly name = 'CalendarYear1763600040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_year (
        government text COLLATE "C" NOT NULL REFERENCES government (code),
        id uuid NOT NULL,
        year integer NOT NULL CHECK (year BETWEEN 1949 AND 2999),
        -- The how manieth arrangement of its year.
        number integer NOT NULL CHECK (number >= 1),
        -- Announced, or an estimate by the statutory days: what is counted through it is provisional.
        announced boolean NOT NULL,
        status text NOT NULL CHECK (status IN ('submitted', 'published', 'withdrawn')),
        source_number text NOT NULL,
        source_title text NOT NULL,
        source_issued date NOT NULL,
        source_url text,
        holidays jsonb NOT NULL,
        workdays jsonb NOT NULL,
        note text NOT NULL,
        -- Null of what came with the software.
        prepared_by uuid REFERENCES person (id),
        published_by uuid REFERENCES person (id),
        created_at timestamptz NOT NULL,
        published_at timestamptz,
        withdrawn_at timestamptz,
        revision integer CHECK (revision >= 1),
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (government, id),
        UNIQUE (government, year, number),
        UNIQUE (government, revision),
        CONSTRAINT four_eyes CHECK (published_by <> prepared_by),
        CONSTRAINT by_persons CHECK (
          CASE WHEN prepared_by IS NULL THEN published_by IS NULL AND status = 'published'
               ELSE (status = 'published') = (published_by IS NOT NULL) END),
        CONSTRAINT steps_in_order CHECK (
          (status = 'published') = (revision IS NOT NULL) AND (status = 'published') = (published_at IS NOT NULL)
          AND (status = 'withdrawn') = (withdrawn_at IS NOT NULL))
      );
      ${protectTenant({ table: 'calendar_year' })}

      CREATE FUNCTION calendar_year_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NEW.prepared_by IS NULL AND current_user = 'app_rw' THEN
            RAISE EXCEPTION '日历须由人员导入' USING ERRCODE = 'insufficient_privilege';
          END IF;
          IF NEW.prepared_by IS NOT NULL AND NEW.status <> 'submitted' THEN
            RAISE EXCEPTION '日历须先导入，再由另一人发布' USING ERRCODE = 'insufficient_privilege';
          END IF;
          RETURN NEW;
        END IF;
        IF TG_OP <> 'UPDATE' THEN
          RAISE EXCEPTION '日历不可删除：未发布的可以撤回' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF (NEW.government, NEW.id, NEW.year, NEW.number, NEW.announced, NEW.source_number, NEW.source_title, NEW.source_issued,
            NEW.source_url, NEW.holidays, NEW.workdays, NEW.note, NEW.prepared_by, NEW.created_at)
          IS DISTINCT FROM
          (OLD.government, OLD.id, OLD.year, OLD.number, OLD.announced, OLD.source_number, OLD.source_title, OLD.source_issued,
            OLD.source_url, OLD.holidays, OLD.workdays, OLD.note, OLD.prepared_by, OLD.created_at)
        THEN
          RAISE EXCEPTION '日历的内容与导入人不可更改：请另行导入' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF OLD.status <> 'submitted' THEN
          RAISE EXCEPTION '日历已发布或已撤回，不可再更改' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_rows BEFORE INSERT OR UPDATE OR DELETE ON calendar_year FOR EACH ROW EXECUTE FUNCTION calendar_year_keep();
      CREATE TRIGGER keep_all BEFORE TRUNCATE ON calendar_year FOR EACH STATEMENT EXECUTE FUNCTION calendar_year_keep();
    `);
    // As JSON texts of the notices; the library of the software says the same of these years.
    const years = [
      {
        year: 2022,
        status: 'published',
        source: {
          number: '国办发明电〔2021〕11号',
          title: '国务院办公厅关于2022年部分节假日安排的通知',
          issued: '2021-10-25',
          url: 'https://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm',
        },
        holidays: [
          { title: '元旦', from: '2022-01-01', to: '2022-01-03' },
          { title: '春节', from: '2022-01-31', to: '2022-02-06' },
          { title: '清明节', from: '2022-04-03', to: '2022-04-05' },
          { title: '劳动节', from: '2022-04-30', to: '2022-05-04' },
          { title: '端午节', from: '2022-06-03', to: '2022-06-05' },
          { title: '中秋节', from: '2022-09-10', to: '2022-09-12' },
          { title: '国庆节', from: '2022-10-01', to: '2022-10-07' },
        ],
        workdays: ['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'],
      },
      {
        year: 2023,
        status: 'published',
        source: {
          number: '国办发明电〔2022〕16号',
          title: '国务院办公厅关于2023年部分节假日安排的通知',
          issued: '2022-12-08',
          url: 'https://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm',
        },
        holidays: [
          { title: '元旦', from: '2022-12-31', to: '2023-01-02' },
          { title: '春节', from: '2023-01-21', to: '2023-01-27' },
          { title: '清明节', from: '2023-04-05', to: '2023-04-05' },
          { title: '劳动节', from: '2023-04-29', to: '2023-05-03' },
          { title: '端午节', from: '2023-06-22', to: '2023-06-24' },
          { title: '中秋节、国庆节', from: '2023-09-29', to: '2023-10-06' },
        ],
        workdays: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
      },
      {
        year: 2024,
        status: 'published',
        source: {
          number: '国办发明电〔2023〕7号',
          title: '国务院办公厅关于2024年部分节假日安排的通知',
          issued: '2023-10-25',
          url: 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
        },
        holidays: [
          { title: '元旦', from: '2024-01-01', to: '2024-01-01' },
          { title: '春节', from: '2024-02-10', to: '2024-02-17' },
          { title: '清明节', from: '2024-04-04', to: '2024-04-06' },
          { title: '劳动节', from: '2024-05-01', to: '2024-05-05' },
          { title: '端午节', from: '2024-06-10', to: '2024-06-10' },
          { title: '中秋节', from: '2024-09-15', to: '2024-09-17' },
          { title: '国庆节', from: '2024-10-01', to: '2024-10-07' },
        ],
        workdays: [
          '2024-02-04',
          '2024-02-18',
          '2024-04-07',
          '2024-04-28',
          '2024-05-11',
          '2024-09-14',
          '2024-09-29',
          '2024-10-12',
        ],
      },
      {
        year: 2025,
        status: 'published',
        source: {
          number: '国办发明电〔2024〕12号',
          title: '国务院办公厅关于2025年部分节假日安排的通知',
          issued: '2024-11-12',
          url: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
        },
        holidays: [
          { title: '元旦', from: '2025-01-01', to: '2025-01-01' },
          { title: '春节', from: '2025-01-28', to: '2025-02-04' },
          { title: '清明节', from: '2025-04-04', to: '2025-04-06' },
          { title: '劳动节', from: '2025-05-01', to: '2025-05-05' },
          { title: '端午节', from: '2025-05-31', to: '2025-06-02' },
          { title: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08' },
        ],
        workdays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
      },
      {
        year: 2026,
        status: 'published',
        source: {
          number: '国办发明电〔2025〕7号',
          title: '国务院办公厅关于2026年部分节假日安排的通知',
          issued: '2025-11-04',
          url: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
        },
        holidays: [
          { title: '元旦', from: '2026-01-01', to: '2026-01-03' },
          { title: '春节', from: '2026-02-15', to: '2026-02-23' },
          { title: '清明节', from: '2026-04-04', to: '2026-04-06' },
          { title: '劳动节', from: '2026-05-01', to: '2026-05-05' },
          { title: '端午节', from: '2026-06-19', to: '2026-06-21' },
          { title: '中秋节', from: '2026-09-25', to: '2026-09-27' },
          { title: '国庆节', from: '2026-10-01', to: '2026-10-07' },
        ],
        workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
      },
      {
        year: 2027,
        status: 'provisional',
        source: { number: '国务院令第795号', title: '全国年节及纪念日放假办法', issued: '2024-11-10' },
        holidays: [
          { title: '元旦', from: '2027-01-01', to: '2027-01-01' },
          { title: '春节', from: '2027-02-05', to: '2027-02-08' },
          { title: '清明节', from: '2027-04-05', to: '2027-04-05' },
          { title: '劳动节', from: '2027-05-01', to: '2027-05-02' },
          { title: '端午节', from: '2027-06-09', to: '2027-06-09' },
          { title: '中秋节', from: '2027-09-15', to: '2027-09-15' },
          { title: '国庆节', from: '2027-10-01', to: '2027-10-03' },
        ],
        workdays: [],
      },
    ];
    await runner.query(`
      CREATE FUNCTION calendar_begin(given text, moment timestamptz) RETURNS void LANGUAGE sql AS $$
        INSERT INTO calendar_year (government, id, year, number, announced, status, source_number, source_title, source_issued,
          source_url, holidays, workdays, note, created_at, published_at, revision)
        SELECT given, gen_random_uuid(), (y ->> 'year')::integer, 1, y ->> 'status' = 'published', 'published',
          y #>> '{source,number}', y #>> '{source,title}', (y #>> '{source,issued}')::date, y #>> '{source,url}',
          y -> 'holidays', y -> 'workdays', '', moment, moment, place::integer
        FROM jsonb_array_elements('${JSON.stringify(years)}'::jsonb) WITH ORDINALITY AS known (y, place)
      $$;

      CREATE FUNCTION calendar_of_new_government() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        PERFORM calendar_begin(NEW.code, NEW.created_at);
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION calendar_begin(text, timestamptz) FROM PUBLIC;
      CREATE TRIGGER calendar_begin AFTER INSERT ON government FOR EACH ROW EXECUTE FUNCTION calendar_of_new_government();

      DO $$
      DECLARE one record;
      BEGIN
        FOR one IN SELECT code FROM government LOOP
          PERFORM set_config('app.government', one.code, true);
          PERFORM calendar_begin(one.code, now());
        END LOOP;
        PERFORM set_config('app.government', '', true);
      END $$;

      -- What the audit calls a year; everything else as before.
      ALTER FUNCTION audit_about(text, text, text) RENAME TO audit_about_before_calendar;
      CREATE FUNCTION audit_about(given_government text, kind text, given_subject text) RETURNS text LANGUAGE plpgsql AS $$
      BEGIN
        IF kind <> 'CalendarYear' THEN
          RETURN audit_about_before_calendar(given_government, kind, given_subject);
        END IF;
        RETURN (SELECT c.year || ' 年 · ' || c.source_number FROM calendar_year c
          WHERE c.government = given_government AND c.id::text = given_subject);
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
