import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import type { Job } from '../../api/schema.ts';

const whileRunning = 1500;

export function isRunning(job: Job): boolean {
  return job.lastRun?.status === 'queued' || job.lastRun?.status === 'running';
}

export function useJobs() {
  return useQuery({
    queryKey: ['jobs'],
    queryFn: async ({ signal }) => (await api.send('GET', '/jobs', { signal })).data.data,
    refetchInterval: (query) => (query.state.data?.some(isRunning) ? whileRunning : 20_000),
  });
}

export function useBackups() {
  return useQuery({
    queryKey: ['backups'],
    queryFn: async ({ signal }) => (await api.send('GET', '/backups', { signal })).data,
    refetchInterval: (query) =>
      query.state.data?.data.some((backup) => backup.isBeingVerified) ? whileRunning : 10_000,
  });
}

/** Asks for a drill with a backup. */
export function useVerifyBackup() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.send('POST', '/backups/{id}/verify', { path: { id } }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['jobs'] });
      void queryClient.invalidateQueries({ queryKey: ['backups'] });
    },
  });
}

export function useRunJob() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (job: Job['name']) => api.send('POST', '/jobs/{job}/run', { path: { job } }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['jobs'] });
      void queryClient.invalidateQueries({ queryKey: ['backups'] });
    },
  });
}
