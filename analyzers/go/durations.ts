/** Units of durations by the names of the package `time`: https://pkg.go.dev/time#Duration */
export const DURATION_UNITS: Readonly<Record<string, string>> = { Millisecond: 'ms', Second: 's', Minute: 'm', Hour: 'h' };
