import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which bodies have confirmed an evaluation, where several have to (会同): each by another person, none of whom has written it. Nothing
 * is confirmed of what is being filled in, and what is confirmed never changes.
 */
export class EvaluationConfirmations implements MigrationInterface {
  readonly name = 'EvaluationConfirmations1763600051000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE evaluation ADD COLUMN confirmations jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE evaluation ADD CONSTRAINT confirmations_are_listed CHECK (jsonb_typeof(confirmations) = 'array'),
        ADD CONSTRAINT draft_unconfirmed CHECK (status <> 'draft' OR confirmations = '[]');

      CREATE FUNCTION evaluation_confirmed_by_others() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.status IN ('confirmed', 'superseded')
          AND NEW.confirmations IS DISTINCT FROM OLD.confirmations
        THEN
          RAISE EXCEPTION '评价已确认，不可更改：请以新的版本更正' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.confirmations) one
          WHERE (one ->> 'person')::uuid = ANY (NEW.writers))
        THEN
          RAISE EXCEPTION '评价不得由填写过的人确认' USING ERRCODE = 'check_violation';
        END IF;
        IF (SELECT count(*) > least(count(DISTINCT one ->> 'person'), count(DISTINCT one ->> 'body'))
          FROM jsonb_array_elements(NEW.confirmations) one)
        THEN
          RAISE EXCEPTION '评价须由各机构各一人分别确认' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER confirmed_by_others BEFORE INSERT OR UPDATE ON evaluation
        FOR EACH ROW EXECUTE FUNCTION evaluation_confirmed_by_others();
    `);
  }

  async down(): Promise<void> {
    throw new Error('数据库只向前迁移：请以新的迁移更正');
  }
}
