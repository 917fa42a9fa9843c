/** Specifiers for what generated code and macros say by convention; `libraries` says what that means. */
export const GRPC_STUB = 'asbuilt.grpc';
export const CURL = 'asbuilt.curl';
export const CROW = 'asbuilt.crow';
export const DROGON = 'asbuilt.drogon';
export const JSON_LIBRARY = 'nlohmann';
