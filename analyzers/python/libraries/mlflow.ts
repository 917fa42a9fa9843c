import { call, defineLibrary, type Effect, param } from '../../../src/code/library.ts';

const asked = (index: number, name: string): Effect => call({ protocol: 'http', target: param(index, name) });

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
