import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import { useMemo, useState } from 'react';
import { RouterProvider } from 'react-router';
import { RequestError } from '../graphql/request';
import { FeedbackSlot } from '../kit/feedback-slot';
import { LeavingContext } from '../kit/leaving';
import { useMedia } from '../kit/use-media';
import type { ComponentLocale } from './locale';
import { createRoutes } from './routes';
import { themeOf } from './theme';

/** The console: providers around the routes. */
export function App({ locale }: { readonly locale: ComponentLocale }) {
  const [client] = useState(createQueryClient);
  const [router] = useState(createRoutes);
  const [isLeaving] = useState(() => () => router.state.navigation.state !== 'idle');
  const isCalm = useMedia('(prefers-reduced-motion: reduce)');
  const theme = useMemo(() => themeOf(isCalm), [isCalm]);
  return (
    <ConfigProvider locale={locale} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={client}>
        <LeavingContext.Provider value={isLeaving}>
          <RouterProvider router={router} />
        </LeavingContext.Provider>
      </QueryClientProvider>
      <FeedbackSlot />
    </ConfigProvider>
  );
}

const PASSING: readonly string[] = ['NETWORK', 'UNAVAILABLE'];

/** A refusal by the server is an answer, not a hiccup: only a lost connection or a busy server is asked again. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 2 && error instanceof RequestError && PASSING.includes(error.code),
      },
    },
  });
}
