import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** Only what may succeed the second time is asked again. */
function shouldRetry(failures: number, error: Error): boolean {
  const isPassing = error instanceof ApiProblem && (error.status === 0 || error.status === 503);
  return isPassing && failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: shouldRetry, staleTime: 15_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
