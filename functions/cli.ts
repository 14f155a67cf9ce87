import { runCommandLine } from './commands/index.ts'

// the AWS client's advice on Node versions is for engineers, not for the person who runs a command
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
process.exitCode = await runCommandLine(process.argv.slice(2))
