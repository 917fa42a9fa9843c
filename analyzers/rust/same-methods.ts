/** Methods without arguments that give the same value in another holder: owned, borrowed, unwrapped, shared. */
export const SAME = new Set([
  ...[
    'unwrap',
    'clone',
    'cloned',
    'copied',
    'to_string',
    'to_owned',
    'into',
    'as_str',
    'as_ref',
    'as_mut',
    'as_deref',
    'as_bytes',
  ],
  ...['into_inner', 'into_owned', 'into_boxed_str', 'ok', 'iter', 'into_iter', 'borrow', 'borrow_mut', 'lock', 'trim', 'deref'],
  ...[
    'get_ref',
    'get_mut',
    'parse',
    'unwrap_or_default',
    'to_vec',
    'as_slice',
    'collect',
    'boxed',
    'into_make_service',
    'to_socket_addrs',
  ],
]);

/** Methods that give the same value, whatever is said of what goes wrong. */
export const SAME_WITH_WORDS = new Set([
  ...[
    'expect',
    'map_err',
    'context',
    'with_context',
    'wrap_err',
    'ok_or',
    'ok_or_else',
    'trim_end_matches',
    'trim_start_matches',
  ],
  ...['into_make_service_with_connect_info', 'inspect_err'],
]);

/** Methods that give another value where there is none. */
export const OTHERWISE = new Set(['unwrap_or', 'unwrap_or_else', 'or', 'or_else']);
