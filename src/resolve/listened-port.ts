/** The port of what code says that it listens at: `8080`, `:8080`, `0.0.0.0:8080`, `[::]:8080`. Port 0 lets the operating system choose. */
export function listenedPort(text: string): number | undefined {
  const [, digits] = /^(?:[\w.*-]{0,100}:|\[[\da-f:.]{0,60}\]:)?(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits ?? 0);
  return port > 0 ? port : undefined;
}
