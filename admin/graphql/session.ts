import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { request } from './request';
import { graphql, type ResultOf } from './tada';

const ME = graphql(`
  query Me {
    me {
      government
      roles
      rights
      mustChangePassword
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

/** The session on pages behind the sign-in, where there always was one: the last known while it has to be renewed. */
export function useMe(): Me {
  const { data } = useSession();
  const last = useRef(data);
  if (data) last.current = data;
  if (!last.current) throw new Error('this page needs a session');
  return last.current;
}
