import { useQuery } from '@tanstack/react-query';
import { request } from './request';
import { graphql, type ResultOf } from './tada';

const ME = graphql(`
  query Me {
    me {
      government
      roles
      bodies
      person {
        id
        name
      }
      appointment {
        id
        title
        post {
          organisation {
            id
            title
          }
        }
      }
      appointments {
        id
        title
      }
    }
  }
`);

export type Me = NonNullable<ResultOf<typeof ME>['me']>;

export const SESSION_KEY = ['me'] as const;

/** Who is signed in, and as what; `data` null: nobody. */
export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }) => (await request(ME, {}, signal)).me,
    staleTime: 60_000,
  });
}

/** The session on pages behind the sign-in, where there always is one. */
export function useMe(): Me {
  const { data } = useSession();
  if (!data) throw new Error('this page needs a session');
  return data;
}
