import * as z from 'zod/mini';

/** Bodies of the routes at the door. What is wrong with them in detail is told to nobody. */

const text = z.string().check(z.minLength(1), z.maxLength(4096));

export const credentialsSchema = z.strictObject({ email: text, password: text });
export const refreshSchema = z.strictObject({ refreshToken: text });
export const newPasswordSchema = z.strictObject({ email: text, session: text, newPassword: text });
export const addressSchema = z.strictObject({ email: text });
export const passwordResetSchema = z.strictObject({ email: text, code: text, newPassword: text });

/** What an authenticator app shows at the moment. */
export const factorCodeSchema = z.strictObject({ code: text });
export const codeSchema = z.strictObject({ email: text, session: text, code: text });
export const apiKeyTokenSchema = z.strictObject({ apiKey: text });

export type Credentials = z.infer<typeof credentialsSchema>;
export type NewPassword = z.infer<typeof newPasswordSchema>;
export type CodeAnswer = z.infer<typeof codeSchema>;
export type PasswordReset = z.infer<typeof passwordResetSchema>;
