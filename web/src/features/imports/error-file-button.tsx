import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { api } from '../../api/api.ts';
import type { Import } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { openAddress } from '../../ui/open-address.ts';
import { useToast } from '../../ui/use-toast.ts';

/** Saves the rows that were refused, to be put right and imported again. */
export function ErrorFileButton({ one }: { readonly one: Import }) {
  const { text } = useText();
  const toast = useToast();
  const load = useMutation({
    mutationFn: () => api.send('POST', '/imports/{id}/errors', { path: { id: one.id } }),
    onSuccess: ({ data }) => openAddress(data.download.url),
    onError: toast.error,
  });
  return (
    <Button
      variant="default"
      leftSection={<Download size={15} aria-hidden />}
      loading={load.isPending}
      onClick={() => load.mutate()}
    >
      {text('imports.errorFile')}
    </Button>
  );
}
