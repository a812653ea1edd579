import { useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeFault, useErrorText } from '../../ui/error-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { addFile, type RecordName, useRefreshFiles } from './file-queries.ts';
import { refuseFile } from './refuse-file.ts';
import { NotSent } from './send-file.ts';

/** A file that is on its way, or was not taken. */
export interface Uploading {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** From 0 to 1. */
  readonly share: number;
  readonly failure: Failure | null;
  /** Gives it up, or takes the notice away. */
  readonly drop: () => void;
}

/** Why a file was not taken. */
interface Failure {
  readonly words: string;
  /** Absent: it would not be taken a second time either. */
  readonly retry?: () => void;
}

/** Files go one after the other, also when the screen that sent them is left. */
export function useUploads(record: RecordName) {
  const { text } = useText();
  const toast = useToast();
  const explain = useExplain();
  const refresh = useRefreshFiles(record);
  const [uploads, setUploads] = useState<readonly Uploading[]>([]);
  const lane = useRef<Promise<unknown>>(Promise.resolve());

  const change = (key: string, values: Partial<Uploading>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...values } : one)));
  const remove = (key: string) => setUploads((all) => all.filter((one) => one.key !== key));

  async function upload(file: File, key: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    try {
      await addFile(record, file, { signal, onProgress: (share) => change(key, { share }) });
      await refresh();
      remove(key);
      toast.done(text('files.added', { name: file.name }));
    } catch (error) {
      if (!signal.aborted)
        change(key, { failure: { words: explain(error as Error), retry: () => enqueue(file, key, signal) } });
    }
  }

  function enqueue(file: File, key: string, signal: AbortSignal): void {
    change(key, { share: 0, failure: null });
    lane.current = lane.current.then(() => upload(file, key, signal));
  }

  function add(files: readonly File[]): void {
    for (const file of files) {
      const key = crypto.randomUUID();
      const controller = new AbortController();
      const drop = () => {
        controller.abort();
        remove(key);
      };
      const words = refuseFile(file, text);
      const { name, size } = file;
      setUploads((all) => [...all, { key, name, size, share: 0, failure: words === null ? null : { words }, drop }]);
      if (words === null) enqueue(file, key, controller.signal);
    }
  }

  return { uploads, add };
}

/** What is wrong with the file itself is said rather than that something is. */
function useExplain(): (error: Error) => string {
  const { text, label } = useText();
  const errorText = useErrorText();
  return (error) => {
    if (error instanceof NotSent) return text('files.notSent');
    const fault = error instanceof ApiProblem ? error.errors[0] : undefined;
    return fault ? describeFault(fault, label) : errorText(error);
  };
}
