import { arg, connection, defineLibrary, type Effect, first, join, type Selector, text } from '../../../src/code/library.ts';
import { mapped } from './support/derived.ts';

const s3 = (backend: Selector, endpoint: Selector): Effect =>
  connection({
    nodeKind: 'storage',
    technology: 's3',
    protocol: 's3',
    vendor: 'Amazon S3',
    target: join(
      mapped(backend, { 'storages.backends.s3.S3Storage': '', 'storages.backends.s3boto3.S3Boto3Storage': '' }),
      first(endpoint, text('https://s3.amazonaws.com')),
    ),
  });

/** https://django-storages.readthedocs.io/en/latest/backends/gcloud.html */
const google = (backend: Selector): Effect =>
  connection({
    nodeKind: 'storage',
    technology: 'google-cloud-storage',
    protocol: 'http',
    vendor: 'Google Cloud Storage',
    target: mapped(backend, { 'storages.backends.gcloud.GoogleCloudStorage': 'https://storage.googleapis.com' }),
  });

/** What projects say by now, and what they said before there were several storages. */
const stated = arg(0, 'default', 'BACKEND');
const before = arg(1);

/** The default storage as the front end spells it: with what the project's settings say of it. */
export const djangoStorages = defineLibrary({
  name: 'django-storages',
  imports: ['asbuilt.django-storages'],
  docs: 'https://django-storages.readthedocs.io/en/latest/backends/amazon-S3.html',
  calls: {
    open: [
      s3(stated, first(arg(0, 'default', 'OPTIONS', 'endpoint_url'), arg(2))),
      s3(before, arg(2)),
      google(stated),
      google(before),
    ],
  },
});
