import { call, defineLibrary, type Effect, param } from '../../../src/code/library.ts';
import { mapped } from './support/derived.ts';

/** Where nothing but files are kept, or whose server a vendor has. */
const NO_SERVER = { '*file:*': '', '*sqlite:*': '', '*mlruns*': '', '*databricks*': '', '*': 'server' };

function asked(index: number, name: string): Effect {
  const target = param(index, name);
  return call({ protocol: 'http', target, where: [mapped(target, NO_SERVER), 'server'] });
}

/** What is tracked and registered goes to a server over HTTP: https://mlflow.org/docs/latest/tracking.html */
export const mlflow = defineLibrary({
  name: 'mlflow',
  imports: ['mlflow', 'mlflow.*'],
  docs: 'https://mlflow.org/docs/latest/api_reference/python_api/mlflow.html#mlflow.set_tracking_uri',
  namespaces: ['client', 'tracking'],
  calls: {
    set_tracking_uri: asked(0, 'uri'),
    set_registry_uri: asked(0, 'uri'),
    MlflowClient: [asked(0, 'tracking_uri'), asked(1, 'registry_uri')],
  },
});
