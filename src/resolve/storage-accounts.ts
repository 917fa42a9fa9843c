// https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string
import type { Followed } from './follow.ts';

const EMULATOR = /(?:^|;)\s*UseDevelopmentStorage\s*=\s*true\s*(?:;|$)/i;
const ACCOUNT = /(?:^|;)\s*AccountName\s*=\s*([a-z0-9]{3,24})\s*(?:;|$)/i;
const SUFFIX = /(?:^|;)\s*EndpointSuffix\s*=\s*([a-z0-9.-]{3,100})\s*(?:;|$)/i;
const STATED = /(?:^|;)\s*(?:Blob|Queue|Table|File)Endpoint\s*=/i;

/** Texts that name an account of Azure Storage, or the emulator on a developer's machine, as the address that they stand for. */
export function withAccountAddresses(texts: readonly Followed[]): readonly Followed[] {
  return texts.map((each) => {
    const address = accountAddress(each.text);
    return address === undefined ? each : { ...each, text: address };
  });
}

/** The account's own endpoint; one that states its endpoints is found there. */
function accountAddress(text: string): string | undefined {
  if (EMULATOR.test(text)) return 'http://127.0.0.1:10000/devstoreaccount1';
  const account = STATED.test(text) ? undefined : ACCOUNT.exec(text)?.[1];
  return account && `https://${account}.blob.${SUFFIX.exec(text)?.[1] ?? 'core.windows.net'}`;
}
