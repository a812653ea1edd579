import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { SignInForm } from './sign-in-form.tsx';

/** Seldom seen, so that the first page does without them. */
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

type Step =
  | { readonly name: 'password' }
  | { readonly name: 'first'; readonly session: string }
  | { readonly name: 'forgotten' };

/** The way in: the password, or choosing a new one because it is the first visit or the old one is forgotten. */
export function SignInSteps({ email: knownEmail = '', onSignedIn }: SignInStepsProps) {
  const [email, setEmail] = useState(knownEmail);
  const [step, setStep] = useState<Step>({ name: 'password' });
  const back = () => setStep({ name: 'password' });
  if (step.name === 'password') {
    return (
      <SignInForm
        email={email}
        onEmail={setEmail}
        onSignedIn={onSignedIn}
        onFirstVisit={(session) => setStep({ name: 'first', session })}
        onForgotten={() => setStep({ name: 'forgotten' })}
      />
    );
  }
  return (
    <Suspense fallback={<Skeleton height={190} />}>
      {step.name === 'first' ? (
        <FirstPasswordForm email={email} session={step.session} onSignedIn={onSignedIn} onBack={back} />
      ) : (
        <ForgottenPasswordForm email={email} onEmail={setEmail} onSignedIn={onSignedIn} onBack={back} />
      )}
    </Suspense>
  );
}
