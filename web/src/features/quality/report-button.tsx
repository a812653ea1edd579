import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import type { SummaryGrouping } from '#shared/model/quality/summary.ts';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useQualityText } from './quality-text.ts';

/** The figures with their weeks, as a table to keep. */
export function ReportButton({ groupBy }: { readonly groupBy: SummaryGrouping }) {
  const { text } = useText();
  const say = useQualityText();
  const toast = useToast();
  const file = useMutation({
    mutationFn: () => api.download('/reports/quality/export', { query: { groupBy } }),
    onSuccess: (table) => saveFile(table, `${say('title')}.csv`),
    onError: toast.error,
  });
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Download size={14} aria-hidden />}
      loading={file.isPending}
      onClick={() => file.mutate()}
    >
      {text('action.export')}
    </Button>
  );
}
