import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useText } from '../i18n/use-text.ts';
import { EmptyState } from './empty-state.tsx';

export function NotFound() {
  const { text } = useText();
  return (
    <EmptyState
      icon={Compass}
      title={text('notFound.title')}
      advice={text('notFound.advice')}
      action={<Link to="/">{text('notFound.home')}</Link>}
    />
  );
}
