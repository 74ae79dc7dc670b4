/**
 * An {@link java.util.concurrent.ExecutorService} whose workers are processes: {@link processpool.ProcessPoolExecutor}.
 *
 * <p>The path of a task and its result:
 *
 * <pre>
 *              program                 :              worker process, one per slot
 *                                      :
 *  ProcessPoolExecutor.submit          :
 *    | serializes the task             :
 *    v                                 :
 *  queue of a ThreadPoolExecutor       :
 *    |                                 :
 *    v                                 :
 *  WorkerThread                        :
 *    | owns a WorkerSlot,              :
 *    | which starts and replaces       :
 *    | the WorkerProcess               :
 *    v                                 :
 *  RemoteCall --- CALL, RUN, INTERRUPT, EXIT --- stdin ---> RequestReceiver, a daemon thread;
 *    |                                 :                      | halts the JVM at the end of stdin
 *    |                                 :                      v
 *    |                                 :                    WorkerMain, the main thread,
 *    |                                 :                      | runs one task at a time
 *    |                                 :                      v
 *    |&lt;-- STARTED, OUTPUT, RESULT, FAILURE --- stdout ---- Frame
 *    |                                 :
 *  StderrPump &lt;----------------------- stderr ------------ System.err
 *    |
 *    v
 *  Future completes
 * </pre>
 */
@NullMarked
package processpool;

import org.jspecify.annotations.NullMarked;
