import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './part.ts';
import { readObject, readOptionalText } from './properties.ts';
import type { Properties } from './template.ts';

interface Template {
  readonly subject: string;
  /** `{username}` and `{####}` are filled in. */
  readonly body: string;
}

/** The mails of a pool, which never leave this machine. */
export interface Mailbox {
  sendInvitation(to: string, password: string): void;
  sendCode(to: string, code: string): void;
}

const defaults: Readonly<Record<'invitation' | 'code', Template>> = {
  invitation: { subject: 'Your temporary password', body: 'Your username is {username}, your password is {####}.' },
  code: { subject: 'Your verification code', body: 'Your verification code is {####}.' },
};

/**
 * Writes each mail into a file of its own, named by time and address, and says where.
 * @param folder is made when the first mail comes
 */
export function createMailbox(folder: string, pool: Properties, clock: Clock, log: (line: string) => void): Mailbox {
  const invitation = readTemplate(readObject(readObject(pool, 'AdminCreateUserConfig'), 'InviteMessageTemplate'));
  const code = readTemplate(readObject(pool, 'VerificationMessageTemplate'));
  let sent = 0;

  function send(to: string, { subject, body }: Template, secret: string): void {
    sent += 1;
    const at = new Date(clock.now()).toISOString();
    const name = `${at.replace(/[:.]/g, '-')}-${sent}-${to.replace(/[^\w.@-]/g, '_')}.txt`;
    const text = body.replaceAll('{username}', to).replaceAll('{####}', secret);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), `To: ${to}\nDate: ${at}\nSubject: ${subject}\n\n${text}\n`);
    log(`mail to ${to}: ${join(folder, name)}`);
  }

  return {
    sendInvitation: (to, password) => send(to, { ...defaults.invitation, ...invitation }, password),
    sendCode: (to, secret) => send(to, { ...defaults.code, ...code }, secret),
  };
}

function readTemplate(properties: Properties): Partial<Template> {
  const subject = readOptionalText(properties, 'EmailSubject');
  const body = readOptionalText(properties, 'EmailMessage');
  return { ...(subject !== undefined && { subject }), ...(body !== undefined && { body }) };
}
