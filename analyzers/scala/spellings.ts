/** Specifiers for what the front end spells out itself; `libraries` says what that means. */
export const GRPC = 'asbuilt.grpc';
export const SIRD = 'asbuilt.sird';
export const ROUTES = 'asbuilt.routes';
