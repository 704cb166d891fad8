@echo off
rem Starts Polyfuse. Needs a Java runtime, 17 or later.
rem JAVA_HOME      the Java to use; else the one on the PATH
rem POLYFUSE_OPTS  more options for java, such as -Xmx8g
rem The options are those of lib\launch.sh.
setlocal
for %%I in ("%~dp0..") do set "POLYFUSE_HOME=%%~fI"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=1"
set "OPT_OUT_TRACKING=true"
set "POLYFUSE_JAVA=java"
if defined JAVA_HOME set "POLYFUSE_JAVA=%JAVA_HOME%\bin\java.exe"
"%POLYFUSE_JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo polyfuse: java was not found. Install a JRE, 17 or later, or set JAVA_HOME to one. 1>&2
  exit /b 2
)
"%POLYFUSE_JAVA%" -XX:+UseParallelGC -XX:MaxDirectMemorySize=2g -Dfile.encoding=UTF-8 -Djava.awt.headless=true ^
 -Dai.djl.offline=true -Dorg.slf4j.simpleLogger.defaultLogLevel=warn ^
 -Dorg.slf4j.simpleLogger.log.ai.djl.util.cuda=error ^
 -Dorg.slf4j.simpleLogger.log.ai.djl.onnxruntime.engine.OrtEngine=error ^
 "-Dpolyfuse.home=%POLYFUSE_HOME%" -Dpolyfuse.terminal=false %POLYFUSE_OPTS% ^
 -cp "%POLYFUSE_HOME%\lib\*" org.polyfuse.runtime.cli.Main %*
exit /b %ERRORLEVEL%
