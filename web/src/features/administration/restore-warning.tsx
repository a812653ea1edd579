import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { useBackups } from './administration-queries.ts';
import { needsAttention, ProofState } from './proof-state.tsx';

/** For the home of administrators: nothing, as long as a restore was proven lately. */
export function RestoreWarning() {
  const { text } = useText();
  const proof = useBackups().data?.proof;
  if (!proof || !needsAttention(proof)) return null;
  const action = (
    <Anchor component={Link} to="/administration" size="sm" c="inherit" underline="always">
      {text('administration.toBackups')}
    </Anchor>
  );
  return <ProofState proof={proof} action={action} alone />;
}
