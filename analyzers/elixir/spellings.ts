/** Specifiers for what the front end spells out itself; `libraries` says what that means. */
export const GRPC = 'asbuilt.grpc';
export const PHOENIX = 'asbuilt.phoenix';
export const PLUG = 'asbuilt.plug';
export const TESLA = 'asbuilt.tesla';
export const OBAN = 'asbuilt.oban';
export const STORAGE = 'asbuilt.s3';
export const ABSINTHE = 'asbuilt.absinthe';
/** The field of a module that is a client: in front of every path. */
export const BASE = '#base';
/** In front of the module that is used with an `otp_app`. */
export const USED = 'asbuilt.used';
/** In front of the application that is configured. */
export const SETTING = 'asbuilt.config';
