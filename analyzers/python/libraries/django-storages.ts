import { arg, connection, defineLibrary, first, join, text } from '../../../src/code/library.ts';
import { mapped } from './support/derived.ts';

const backend = first(arg(0, 'default', 'BACKEND'), arg(1));
const isS3 = mapped(backend, { 'storages.backends.s3.S3Storage': '', 'storages.backends.s3boto3.S3Boto3Storage': '' });

/** The default storage as the front end spells it: with what the project's settings say of it. */
export const djangoStorages = defineLibrary({
  name: 'django-storages',
  imports: ['asbuilt.django-storages'],
  docs: 'https://django-storages.readthedocs.io/en/latest/backends/amazon-S3.html',
  calls: {
    open: [
      connection({
        nodeKind: 'storage',
        technology: 's3',
        protocol: 's3',
        vendor: 'Amazon S3',
        target: join(isS3, first(arg(0, 'default', 'OPTIONS', 'endpoint_url'), arg(2), text('https://s3.amazonaws.com'))),
      }),
      // https://django-storages.readthedocs.io/en/latest/backends/gcloud.html
      connection({
        nodeKind: 'storage',
        technology: 'google-cloud-storage',
        protocol: 'http',
        vendor: 'Google Cloud Storage',
        target: mapped(backend, { 'storages.backends.gcloud.GoogleCloudStorage': 'https://storage.googleapis.com' }),
      }),
    ],
  },
});
