/** The folder of a path in the repository; `.` for the root. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}

/** A relative path seen from a folder, both in the repository; undefined when it is absolute or leaves the root. */
export function joinPath(folder: string, relative: string): string | undefined {
  if (/^([/~\\]|[A-Za-z]:[\\/])/.test(relative)) return undefined;
  const steps: string[] = [];
  for (const step of `${folder}/${relative}`.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/') || '.';
}
