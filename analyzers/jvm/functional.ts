/** The methods of Java's functional interfaces. https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/function/package-summary.html */
export const FUNCTIONAL: readonly string[] = ['accept', 'apply', 'call', 'get', 'run', 'test'];
