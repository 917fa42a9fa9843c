import type {
  CheckRule,
  ClusterRule,
  DocumentRule,
  FindingSeverity,
  PolicyRule,
  RuleId,
  RuleInfo,
  WiringRule,
} from './finding.ts';

/** Every rule about wiring. The compiler asks for an entry when one is added; `docs/findings.md` is held against this table. */
export const WIRING_RULES: Readonly<Record<WiringRule, RuleInfo>> = {
  'setting-not-set': rule(
    'warning',
    'Setting read but set nowhere',
    'Code needs a setting to find another side and gives no default; the deployment that runs it does not set it.',
    'Set it in the deployment, or give it a default in code.',
  ),
  'setting-never-read': rule(
    'note',
    'Setting never read',
    'A deployment sets a variable that no file of the repository names. Either its name is misspelt or it is left over.',
    'Correct the name, or remove the line.',
  ),
  'config-entry-missing': rule(
    'error',
    'Key missing in a ConfigMap or Secret',
    'A workload takes a key from a ConfigMap or Secret of the same deployment that has no such key: its containers do not start.',
    'Add the key, or correct its name.',
  ),
  'host-without-answer': rule(
    'warning',
    'Nobody answers to a host',
    'A name is used as a host, and neither the deployment nor anything else in the repository goes by it; or who goes by it elsewhere runs in a compose deployment under other names.',
    'Correct the name, or add what it stands for.',
  ),
  'gateway-route-to-nothing': rule(
    'error',
    'Gateway route to nothing',
    'A gateway passes requests on to a name that nothing in the deployment goes by.',
    'Correct the name in the route, or remove the route.',
  ),
  'address-port-not-open': rule(
    'error',
    'Wrong port in an address',
    'An address names somebody of the deployment with a port that it does not open.',
    'Use one of the ports that it opens.',
  ),
  'service-target-not-open': rule(
    'error',
    'Service leads to a closed port',
    'The target port of a Service is none that the containers behind it open.',
    'Make targetPort the port that the program listens on.',
  ),
  'published-port-not-open': rule(
    'warning',
    'Published port is not open',
    'A deployment publishes ports of a container whose program listens on others only.',
    'Publish the port that the program listens on.',
  ),
  'exposed-port-not-open': rule(
    'note',
    'EXPOSE names another port',
    "The image's EXPOSE names ports, and the program that it starts listens on others only.",
    'Correct EXPOSE: people and tools take it for the truth.',
  ),
  'selector-matches-nothing': rule(
    'error',
    'Selector matches no pod',
    'A Service selects pods by labels that no workload of the deployment has; it has no endpoints.',
    'Make the selector and the labels of the pod template the same.',
  ),
  'route-not-served': rule(
    'error',
    'Called route is not served',
    'A service sends a request to another whose routes are all known and do not include it: the answer is 404 or 405.',
    'Correct method or path of the call, or add the route.',
  ),
  'channel-without-consumer': rule(
    'note',
    'Nobody receives',
    'Messages are sent that nothing in the repository receives.',
    'Remove the sending, or add the consumer; where the consumer lies outside, accept the finding in the baseline.',
  ),
  'channel-without-producer': rule(
    'warning',
    'Nobody sends',
    'A service waits for messages that nothing in the repository sends.',
    'Correct the name, remove the consumer, or accept the finding where the producer lies outside.',
  ),
  'queue-with-two-services': rule(
    'warning',
    'Two services take from one queue',
    'Different services receive from one queue: each message reaches only one of them.',
    'Give each service a queue of its own.',
  ),
  'group-with-two-services': rule(
    'warning',
    'Two services receive in one group',
    'Different services receive from one topic in the same consumer group, queue group or subscription: each message reaches only one of them.',
    'Give each service a group of its own.',
  ),
  'image-tags-differ': rule(
    'note',
    'Image floats in one place',
    'One deployment runs an image as `latest`, another in a fixed version; they will not run the same.',
    'Fix the same version in both places.',
  ),
  'permission-without-use': rule(
    'note',
    'Policy allows what nobody uses',
    'A network policy, or an authorization policy of Istio, lets one workload connect to another, and neither code nor settings show that it does.',
    'Remove the permission if it is left over.',
  ),
  'policy-blocks-connection': rule(
    'error',
    'Policy blocks a used connection',
    'A workload connects to another, or to a system outside, and the network policies or the authorization policies of Istio of the same deployment do not let it through.',
    'Allow the connection in a policy, or remove it.',
  ),
};

/** Every rule that a policy of `asbuilt.yaml` can ask for. */
export const POLICY_RULES: Readonly<Record<PolicyRule, RuleInfo>> = {
  'forbidden-edge': rule('error', 'Forbidden connection', 'A policy forbids this connection.', 'Remove the connection.'),
  'required-edge': rule('error', 'Required connection missing', 'A policy asks for a connection that is not there.', 'Add it.'),
  'max-dependencies': rule(
    'warning',
    'Too many dependencies',
    'An element depends on more others than the policy allows.',
    'Split the element, or turn requests into events.',
  ),
  'no-foreign-database': rule(
    'error',
    'Foreign database',
    'More than one service uses the same database; none of them can change it alone. Where the names of the databases on one server are not known, it is a note.',
    'Ask the owning service in place of its database, or give each service one of its own.',
  ),
  'no-sync-cycle': rule(
    'error',
    'Services wait for each other in a circle',
    'Requests lead from a service back to itself; one that is slow can stop them all.',
    'Turn one of the requests into an event.',
  ),
  'max-chain': rule(
    'warning',
    'Chain of requests too long',
    'One request sets off more requests one behind the other than the policy allows.',
    'Shorten the chain, or turn a link of it into an event.',
  ),
  'event-owner': rule(
    'warning',
    'Event without one owner',
    'An event is sent by several services, or by none that is known.',
    'Let one service own the event.',
  ),
  'external-timeout': rule(
    'warning',
    'No timeout towards an external system',
    'A request to a system outside has no timeout that could be seen.',
    'Set a timeout.',
  ),
  'gateway-only-entrance': rule(
    'warning',
    'Way in past the gateway',
    'A service can be reached from outside although only gateways should be.',
    'Do not publish its port; route it through the gateway.',
  ),
  'allowed-protocols': rule(
    'error',
    'Protocol not allowed',
    'A connection speaks a protocol that the policy does not list.',
    'Use one of the allowed protocols.',
  ),
  'node-owner': rule(
    'warning',
    'Nobody owns it',
    'An element of the team has no owner in CODEOWNERS.',
    'Add a line to CODEOWNERS.',
  ),
  'route-guard': rule(
    'note',
    'Route without guard',
    'Other routes of the service ask their callers for proof; no guard was seen for this one.',
    'Guard the route, or mark it as public.',
  ),
};

/** Every rule about a live cluster. */
export const CLUSTER_RULES: Readonly<Record<ClusterRule, RuleInfo>> = {
  'cluster-workload-missing': rule(
    'error',
    'Declared, not running',
    'The repository declares a workload that the cluster does not have, under its name or in any pod with its labels.',
    'Deploy it, or remove its manifest.',
  ),
  'cluster-workload-undeclared': rule(
    'warning',
    'Running, not declared',
    'The cluster has a workload or Service in the namespace that the repository does not declare for it.',
    'Declare it, or remove it from the cluster.',
  ),
  'cluster-workload-stopped': rule(
    'warning',
    'Scaled to nothing',
    'The cluster runs no replica of a workload that is declared to have some.',
    'Scale it up, or declare `replicas: 0`.',
  ),
  'cluster-image-differs': rule(
    'warning',
    'Another image runs',
    'A workload runs another image, or another version of it, than the repository declares.',
    'Deploy what is declared, or declare what runs.',
  ),
  'cluster-setting-missing': rule(
    'warning',
    'Setting not in the cluster',
    'A workload in the cluster lacks an environment variable that the repository declares for it.',
    'Deploy what is declared, or remove the variable from the manifest.',
  ),
  'cluster-setting-undeclared': rule(
    'note',
    'Setting only in the cluster',
    'A workload in the cluster has an environment variable that the repository does not declare for it.',
    'Declare it, or remove it from the cluster.',
  ),
  'cluster-config-differs': rule(
    'warning',
    'ConfigMap has other keys',
    'A ConfigMap is missing in the cluster, or has other keys than the repository declares. Values are never compared.',
    'Deploy what is declared, or declare what is there.',
  ),
  'cluster-service-differs': rule(
    'error',
    'Service differs',
    'A Service is missing in the cluster, or has another selector or other ports than the repository declares.',
    'Deploy what is declared, or declare what is there.',
  ),
  'cluster-route-differs': rule(
    'warning',
    'Ingress differs',
    'A host or path of an Ingress is only declared, or only in the cluster.',
    'Deploy what is declared, or declare what is there.',
  ),
  'cluster-not-read': rule(
    'warning',
    'Part of the cluster not read',
    'The API server did not give a kind of objects; nothing is said about them.',
    'Let whoever asks `list` that kind in the namespace.',
  ),
};

/** Every rule about what documents say. */
export const DOCUMENT_RULES: Readonly<Record<DocumentRule, RuleInfo>> = {
  'document-contradicted': rule(
    'warning',
    'Document says otherwise',
    'A document says something of the system that its sources contradict.',
    'Correct the document, or the code where the document is what was agreed.',
  ),
  'document-not-found': rule(
    'note',
    'Not found in the sources',
    'A document says something of the system for which the sources hold no evidence, neither for nor against it.',
    'Look whether it is still so.',
  ),
};

/** What a check says of itself. */
export const CHECK_RULES: Readonly<Record<CheckRule, RuleInfo>> = {
  'not-analysed': rule(
    'error',
    'A file was not analysed',
    'A mistake in asbuilt itself keeps a file out of the result; what it does was not checked.',
    'Report it with the output of `--debug`; until it is mended, name the file in `.asbuiltignore`.',
  ),
  'coverage-too-low': rule(
    'error',
    'Too little is understood',
    'Less of the system was followed to its end than --min-coverage asks for; that nothing was found says little.',
    'Look at the unknowns of `asbuilt scan`, teach the libraries in asbuilt.yaml, or lower the threshold.',
  ),
  'baseline-entry-stale': rule(
    'note',
    'Baseline entry is stale',
    'The baseline accepts a finding that is not made any more.',
    'Run `asbuilt check --update-baseline`.',
  ),
};

/** What is known of each rule. */
export const RULES: Readonly<Record<RuleId, RuleInfo>> = {
  ...WIRING_RULES,
  ...POLICY_RULES,
  ...CLUSTER_RULES,
  ...DOCUMENT_RULES,
  ...CHECK_RULES,
};

function rule(severity: FindingSeverity, title: string, explanation: string, remedy: string): RuleInfo {
  return { severity, title, explanation, remedy };
}
