import type { Wiring } from '../../model/wiring.ts';
import type { Surroundings } from '../pass.ts';
import { unusedPermissions } from './access/permissions.ts';
import { refusals } from './access/refusals.ts';
import { namedAddresses } from './addresses.ts';
import { missingEntries } from './entries.ts';
import { sharedGroups } from './groups.ts';
import { runImages } from './images.ts';
import { openEnds } from './messages.ts';
import { openingsOf } from './openings.ts';
import { reachableNames } from './reachable.ts';
import { sentRequests } from './requests.ts';
import { environmentsOf, givenSettings, neededSettings } from './settings.ts';
import { unreadServices } from './unread.ts';

/** What is set, named and opened, side by side; made when all elements are known. */
export function wiringOf(around: Surroundings): Wiring {
  const openings = openingsOf(around);
  return {
    addresses: namedAddresses(around),
    openings,
    reachable: reachableNames(around),
    needed: neededSettings(around),
    given: givenSettings(around),
    environments: environmentsOf(around),
    missingEntries: missingEntries(around),
    requests: sentRequests(around),
    openEnds: openEnds(around),
    unread: unreadServices(around),
    images: runImages(around),
    sharedGroups: sharedGroups(around),
    refusals: refusals(around, openings),
    permissions: unusedPermissions(around),
  };
}
