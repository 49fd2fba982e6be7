import { useMutation } from '@tanstack/react-query';
import { request } from '../graphql/request';
import { refusalOf } from '../graphql/refusal';
import type { Me } from '../graphql/session';
import { graphql } from '../graphql/tada';
import { t } from '../i18n/t';

const SWITCH = graphql(`
  mutation SwitchAppointment($input: SwitchAppointmentInput!) {
    switchAppointment(input: $input) {
      errors {
        message
      }
      findings {
        severity
        message
      }
    }
  }
`);

/** One's offices; choosing another begins anew on its first page, since rights and data are others there. */
export function OfficeList({ me }: { readonly me: Me }) {
  const turn = useMutation({
    mutationFn: async (appointment: string) => {
      const { switchAppointment } = await request(SWITCH, { input: { appointment } });
      const refusal = refusalOf(switchAppointment);
      if (refusal) throw new Error(refusal.message);
    },
    onSuccess: () => window.location.assign('/'),
  });
  return (
    <div role="group" aria-label={t('以何任职操作')} className="tc-offices">
      {me.appointments.map(({ id, title }) => {
        const current = id === me.appointment?.id;
        return (
          <button
            key={id}
            type="button"
            aria-pressed={current}
            disabled={turn.isPending}
            onClick={() => !current && turn.mutate(id)}
          >
            {title}
          </button>
        );
      })}
      {turn.isError && <p role="alert">{turn.error.message}</p>}
    </div>
  );
}
