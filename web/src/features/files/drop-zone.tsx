import { type DragEvent, type ReactNode, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import styles from './files.module.css';

interface DropZoneProps {
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** Takes files that are dropped on it; the button beside it does the same for the keyboard. */
export function DropZone({ disabled, onFiles, children }: DropZoneProps) {
  const { text } = useText();
  // Each element within is entered and left as well.
  const [depth, setDepth] = useState(0);
  const watch = (change: (event: DragEvent) => void) => (event: DragEvent) => {
    if (disabled || !event.dataTransfer.types.includes('Files')) return;
    // Without it, the browser would leave the page to show the file.
    event.preventDefault();
    change(event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has a button beside it.
    <div
      className={styles.zone}
      onDragEnter={watch(() => setDepth((before) => before + 1))}
      onDragLeave={watch(() => setDepth((before) => before - 1))}
      onDragOver={watch(() => {})}
      onDrop={watch(({ dataTransfer }) => {
        setDepth(0);
        onFiles([...dataTransfer.files]);
      })}
    >
      {children}
      {depth > 0 && <div className={styles.target}>{text('files.drop')}</div>}
    </div>
  );
}
