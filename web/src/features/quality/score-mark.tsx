import { Progress } from '@mantine/core';

/** Red below 60, yellow below 85. */
export function colourOf(score: number): string {
  if (score < 60) return 'red.6';
  return score < 85 ? 'yellow.6' : 'teal.6';
}

/** A score as a bar; the number stands beside it. */
export function ScoreBar({ score }: { readonly score: number }) {
  return <Progress value={score} color={colourOf(score)} size={6} aria-hidden />;
}
