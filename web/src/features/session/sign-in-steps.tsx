import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Challenge } from './challenge.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Seldom seen, so that the first page does without them. */
const CodeForm = lazy(() => import('./code-form.tsx').then((module) => ({ default: module.CodeForm })));
const FirstPasswordForm = lazy(() =>
  import('./first-password-form.tsx').then((module) => ({ default: module.FirstPasswordForm })),
);
const ForgottenPasswordForm = lazy(() =>
  import('./forgotten-password-form.tsx').then((module) => ({ default: module.ForgottenPasswordForm })),
);

interface SignInStepsProps {
  readonly email?: string;
  readonly onSignedIn: () => void;
}

type Step = { readonly name: 'password' } | { readonly name: 'forgotten' } | Challenge;

/** The way in: the password, then what the server wants besides; or a new password because the old one is forgotten. */
export function SignInSteps({ email: knownEmail = '', onSignedIn }: SignInStepsProps) {
  const [email, setEmail] = useState(knownEmail);
  const [step, setStep] = useState<Step>({ name: 'password' });
  const ways = { email, onSignedIn, onBack: () => setStep({ name: 'password' }), onChallenge: setStep };
  if (step.name === 'password') {
    return <SignInForm {...ways} onEmail={setEmail} onForgotten={() => setStep({ name: 'forgotten' })} />;
  }
  return (
    <Suspense fallback={<Skeleton height={190} />}>
      {step.name === 'code' && <CodeForm {...ways} session={step.session} />}
      {step.name === 'first' && <FirstPasswordForm {...ways} session={step.session} />}
      {step.name === 'forgotten' && <ForgottenPasswordForm {...ways} onEmail={setEmail} />}
    </Suspense>
  );
}
