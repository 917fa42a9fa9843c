import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  join,
  type Library,
  type Selector,
  text,
} from '../../../src/code/library.ts';
import { hostAndPort } from './support/selectors.ts';

function server(technology: string, target: Selector): Effect {
  return connection({ nodeKind: 'external', technology, protocol: 'other', target });
}

/** Adapters of Spring Integration are given the session factory, which knows the server. */
const springSessions = defineLibrary({
  name: 'spring-integration-files',
  imports: ['org.springframework.integration.sftp.session', 'org.springframework.integration.ftp.session'],
  docs: 'https://docs.spring.io/spring-integration/reference/sftp/session-factory.html',
  calls: {
    'DefaultSftpSessionFactory.setHost': server('sftp', arg(0)),
    'DefaultFtpSessionFactory.setHost': server('ftp', arg(0)),
    'DefaultFtpsSessionFactory.setHost': server('ftp', arg(0)),
  },
});

const jsch = defineLibrary({
  name: 'jsch',
  imports: ['com.jcraft.jsch'],
  docs: 'http://www.jcraft.com/jsch/',
  calls: {
    'JSch.getSession/2': server('sftp', arg(1)),
    'JSch.getSession/3': server('sftp', first(join(arg(1), text(':'), arg(2)), arg(1))),
  },
});

const commonsNet = defineLibrary({
  name: 'commons-net',
  imports: ['org.apache.commons.net.ftp'],
  docs: 'https://commons.apache.org/proper/commons-net/apidocs/org/apache/commons/net/ftp/FTPClient.html',
  types: { FTPSClient: 'FTPClient', FTPHTTPClient: 'FTPClient' },
  calls: { 'FTPClient.connect': server('ftp', hostAndPort) },
});

const sshj = defineLibrary({
  name: 'sshj',
  imports: ['net.schmizz.sshj'],
  docs: 'https://github.com/hierynomus/sshj',
  calls: { 'SSHClient.connect': server('sftp', hostAndPort) },
});

export const fileTransfer: readonly Library[] = [springSessions, jsch, commonsNet, sshj];
