/** The name under which a folder's files are one module: no file has it. */
export function packagePath(folder: string): string {
  return `package:${folder}`;
}
