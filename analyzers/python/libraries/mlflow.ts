import { call, connection, defineLibrary, type Effect, each, param, setting } from '../../../src/code/library.ts';
import { mapped } from './support/derived.ts';

/** Where nothing but files are kept, or whose server a vendor has. */
const NO_SERVER = { '*file:*': '', '*sqlite:*': '', '*mlruns*': '', '*databricks*': '', '*': 'server' };

function asked(index: number, name: string): Effect {
  const target = param(index, name);
  return call({ protocol: 'http', target, where: [mapped(target, NO_SERVER), 'server'] });
}

/** Whatever is tracked without an address in code goes where the environment says, else into a folder. */
const tracked = connection({
  nodeKind: 'infrastructure',
  technology: 'mlflow',
  protocol: 'http',
  target: setting('MLFLOW_TRACKING_URI'),
});
/** https://mlflow.org/docs/latest/model-registry.html: other addresses of models are files. */
const loaded = connection({
  nodeKind: 'infrastructure',
  technology: 'mlflow',
  protocol: 'http',
  target: setting('MLFLOW_TRACKING_URI'),
  where: [mapped(param(0, 'model_uri'), { '*models:*': 'server', '*runs:*': 'server', '*': '' }), 'server'],
});

const TRACKING = [
  ...['set_experiment', 'create_experiment', 'start_run', 'search_runs', 'register_model', 'log_artifact', 'log_artifacts'],
  ...['log_metric', 'log_metrics', 'log_param', 'log_params', 'log_model', 'autolog'],
];
const FLAVORS = [
  ...['pyfunc', 'sklearn', 'pytorch', 'tensorflow', 'keras', 'xgboost', 'lightgbm', 'catboost', 'onnx', 'spark', 'statsmodels'],
  ...['prophet', 'spacy', 'transformers', 'sentence_transformers', 'langchain', 'openai', 'artifacts'],
];

/** What is tracked and registered goes to a server over HTTP: https://mlflow.org/docs/latest/tracking.html */
export const mlflow = defineLibrary({
  name: 'mlflow',
  imports: ['mlflow', 'mlflow.*'],
  docs: 'https://mlflow.org/docs/latest/api_reference/python_api/mlflow.html#mlflow.set_tracking_uri',
  namespaces: ['client', 'tracking', ...FLAVORS],
  calls: {
    set_tracking_uri: asked(0, 'uri'),
    set_registry_uri: asked(0, 'uri'),
    MlflowClient: [asked(0, 'tracking_uri'), asked(1, 'registry_uri')],
    ...each<Effect>(TRACKING, (name) => [name, tracked]),
    load_model: loaded,
  },
});
