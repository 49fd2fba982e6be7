import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useState } from 'react';
import { RouterProvider } from 'react-router';
import { RequestError } from '../graphql/request';
import { createRoutes } from './routes';
import { theme } from './theme';

dayjs.locale('zh-cn');

/** The console: providers around the routes. */
export function App() {
  const [client] = useState(createQueryClient);
  const [router] = useState(createRoutes);
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <AntApp>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
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
