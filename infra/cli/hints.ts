import { type DemoUser, demoPassword } from '#shared/model/demo-users.ts';

const roleNames: Readonly<Record<string, string>> = {
  seller: 'seller',
  headOfSales: 'head of sales',
  serviceAgent: 'service',
  administrator: 'administrator',
};

/** What a newcomer can do next: only what works today. */
export function writeHints(users: readonly DemoUser[], demo: boolean, dataDir: string): readonly string[] {
  return [
    '',
    ...users.map((user, index) => {
      const who = `${user.email.padEnd(22)} ${user.roles
        .map((role) => roleNames[role] ?? role)
        .join(', ')
        .padEnd(16)}`;
      const password = ['', demoPassword, '(same password)'][Math.min(index + 1, 2)];
      return entry(index === 0 ? 'Sign in as' : '', `${who} ${password}`);
    }),
    ...(demo ? tour : []),
    entry('Stop', `Ctrl-C (your data stays in ${dataDir})`),
  ];
}

const tour = [
  entry('Two minutes', '1  as seller 2 press C and type "Severny Veter LLC": the stream finds who it may be'),
  entry('', '2  as seller 1 open a company: contacts, deals and the timeline cost one query'),
  entry('', '3  as seller 1 set a deal to won: the sales of the month follow'),
];

function entry(label: string, text: string): string {
  return `  ${label.padEnd(13)} ${text}`.trimEnd();
}
