import type { Repository } from '../../src/model/analyzer.ts';

const FOREIGN_FOLDER =
  /(^|\/)(tests?|testing|spec|specs|e2e|venv|\.venv|virtualenv|site-packages|dist-packages|node_modules|vendor|third_party|migrations|__pycache__|\.tox|\.nox|\.eggs|build|dist|docs?|examples?|samples|notebooks|benchmarks?)\//;
const FOREIGN_FILE =
  /(^|\/)(test_[^/]*|[^/]*_test|tests?|conftest|setup|noxfile|fabfile|[^/]*_pb2|[^/]*_pb2_grpc|[^/]*\.dashboard)\.pyi?$/;

/** Code that the team wrote and that runs: no tests, no environments, no migrations, nothing that a compiler generated. */
export function isOwnCode(path: string, _repository?: Repository): boolean {
  return path.endsWith('.py') && !FOREIGN_FOLDER.test(path) && !FOREIGN_FILE.test(path);
}
