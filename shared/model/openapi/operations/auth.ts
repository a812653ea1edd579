import {
  addressSchema,
  apiKeyTokenSchema,
  codeSchema,
  credentialsSchema,
  newPasswordSchema,
  passwordResetSchema,
  refreshSchema,
} from '../../credentials.ts';
import { noContent, type OperationsOf, ok } from '../operation.ts';
import { input, named, object, said, text, whole } from '../schema.ts';

const tokens = named(
  'Tokens',
  object(
    {
      accessToken: said(text, 'What all other routes take: `Authorization: Bearer …`.'),
      idToken: said(text, 'Says who signed in; it opens no route.'),
      expiresIn: said(whole, 'Seconds.'),
    },
    { refreshToken: said(text, 'Absent in the answer to a refresh: the one in hand stays good.') },
  ),
);

export const auth: OperationsOf<'auth'> = {
  login: {
    tag: 'Sign-in',
    summary: 'Sign in with an e-mail address and a password',
    description:
      'A wrong address and a wrong password answer alike. A first password answers `auth.new_password_required` with the `session` in which it is replaced; who has a second factor gets `auth.code_required` with the `session` for the code.',
    body: input(credentialsSchema),
    answers: ok(tokens),
    problems: ['auth.code_required', 'auth.failed', 'auth.new_password_required', 'rate.limited'],
  },
  refreshToken: {
    tag: 'Sign-in',
    summary: 'Get a new access token',
    body: input(refreshSchema),
    answers: ok(tokens),
    problems: ['auth.failed', 'rate.limited'],
  },
  answerCode: {
    tag: 'Sign-in',
    summary: 'Say the code of the second factor',
    description: '`session` comes from the refused sign-in and is good for minutes, also after a wrong code.',
    body: input(codeSchema),
    answers: ok(tokens),
    problems: ['auth.session_over', 'rate.limited'],
  },
  createToken: {
    tag: 'Sign-in',
    summary: 'Get an access token for an API key',
    description: 'What is wrong with a refused key, whether it is unknown, revoked or expired, is not told.',
    body: input(apiKeyTokenSchema),
    answers: ok(object({ accessToken: text, expiresIn: said(whole, 'Seconds.') })),
    problems: ['auth.failed', 'rate.limited'],
  },
  setFirstPassword: {
    tag: 'Sign-in',
    summary: 'Replace a first password',
    description: 'Signs in as well. `session` comes from the refused sign-in and is good for minutes.',
    body: input(newPasswordSchema),
    answers: ok(tokens),
    problems: ['auth.code_required', 'auth.session_over', 'rate.limited'],
  },
  forgetPassword: {
    tag: 'Sign-in',
    summary: 'Have a code mailed that opens a forgotten account',
    description: 'The answer is the same whether the address is known or not.',
    body: input(addressSchema),
    answers: { 202: { description: 'The code is on its way, if the address is known.', schema: object({}) } },
    problems: ['rate.limited'],
  },
  resetPassword: {
    tag: 'Sign-in',
    summary: 'Choose a new password with the code that was mailed',
    body: input(passwordResetSchema),
    answers: noContent,
    problems: ['rate.limited'],
  },
};
