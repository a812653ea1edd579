/** Where the key of a form may stand: in the address, in a header, or among the fields of a form without scripts. */
export const formKeyParameter = 'key';
export const formKeyHeader = 'steward-form-key';
export const formKeyField = 'formKey';

/** A field that people do not see and that programs fill in: what comes with it is kept, and given to nobody. */
export const trapField = 'leave_empty';

/** Of one lead, in bytes: a person writes less. */
export const mostCapturedBytes = 16 * 1024;

/** Of one form: more than a campaign brings, and less than an attack. */
export const mostCapturedPerMinute = 600;
