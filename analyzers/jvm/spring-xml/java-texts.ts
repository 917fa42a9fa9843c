/** A text as Java writes it; it stays on one line. */
export function javaText(text: string): string {
  return JSON.stringify(text.replace(/\s+/g, ' '));
}

/** A name that Java can have. */
export function javaName(text: string): string {
  const name = text.replace(/[^\w$]/g, '_');
  return /^[a-zA-Z_$]/.test(name) ? name : `_${name}`;
}

/** What a container makes of a text for a parameter that is none. */
export function javaLiteral(text: string): string {
  return /^(true|false|0|-?[1-9]\d{0,8})$/.test(text) ? text : javaText(text);
}

/** Whether a container computes a text. */
export function isComputed(text: string): boolean {
  return /[$#]\{/.test(text);
}

/** `driver-class-name`, `driverClassName`: the method that sets it. */
export function setterOf(property: string): string {
  const name = property.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return `set${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
