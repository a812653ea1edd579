import { relative } from 'node:path';
import { type DemoUser, demoPassword } from '#shared/model/demo-users.ts';
import type { RoleId } from '#shared/model/ready-roles.ts';
import type { FirstLoad } from './first-load.ts';

const roleNames: Readonly<Record<RoleId, string>> = {
  administrator: 'administrator',
  director: 'director',
  headOfSales: 'head of sales',
  seller: 'seller',
  serviceAgent: 'service',
  accountant: 'accountant',
  marketer: 'marketer',
  readOnly: 'reads only',
};

/** What a newcomer can do next: only what works today. */
export function writeHints({ users, records }: FirstLoad, dataDir: string): readonly string[] {
  return [
    '',
    ...users.map(describeUser),
    ...(records ? tour : []),
    entry('Stop', `Ctrl-C (your data stays in ${shorten(dataDir)}/)`),
  ];
}

function describeUser({ email, roles }: DemoUser, index: number): string {
  const names = roles.map((role) => roleNames[role]).join(', ');
  const password = index === 0 ? demoPassword : '(same password)';
  return entry(index === 0 ? 'Sign in as' : '', `${email.padEnd(22)} ${names.padEnd(16)} ${password}`);
}

/** As the person at the terminal would write it. */
function shorten(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path === '' || path.startsWith('..') ? folder : path;
}

const tour = [
  entry('Two minutes', '1  as seller 2 press C and type "Severny Veter LLC": the stream finds who it may be'),
  entry('', '2  as seller 1 open a company: contacts, deals and the timeline cost one query'),
  entry('', '3  as seller 1 set a deal to won: the sales of the month follow'),
];

function entry(label: string, text: string): string {
  return `  ${label.padEnd(13)} ${text}`.trimEnd();
}
