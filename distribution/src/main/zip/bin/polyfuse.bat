@echo off
rem Starts Polyfuse. Needs a Java runtime, 17 or later.
rem JAVA_HOME      the Java to use; else the one on the PATH
rem POLYFUSE_OPTS  more options for java, such as -Xmx8g
rem POLYFUSE_REPRODUCIBLE  machine, the default: every process here computes the same bits; processors: other makes too
rem The options are those of lib\launch.sh.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "POLYFUSE_HOME=%%~fI"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=1"
set "OPT_OUT_TRACKING=true"
if not defined POLYFUSE_REPRODUCIBLE set "POLYFUSE_REPRODUCIBLE=machine"
if "%POLYFUSE_REPRODUCIBLE%"=="processors" (
  set "MKL_CBWR=COMPATIBLE"
  set "ONEDNN_MAX_CPU_ISA=AVX2"
  set "ATEN_CPU_CAPABILITY=avx2"
) else if "%POLYFUSE_REPRODUCIBLE%"=="machine" (
  if not defined MKL_CBWR set "MKL_CBWR=AVX2,STRICT"
) else (
  echo polyfuse: POLYFUSE_REPRODUCIBLE: must be machine or processors but was "%POLYFUSE_REPRODUCIBLE%". Set it to one of them.>&2
  exit /b 2
)

rem Some set JAVA_HOME with quotes.
set "POLYFUSE_JAVA=java.exe"
if defined JAVA_HOME set "POLYFUSE_JAVA=%JAVA_HOME:"=%\bin\java.exe"
"%POLYFUSE_JAVA%" -version >nul 2>&1
if errorlevel 1 goto nojava

rem The word behind "version" is "17.0.9", say; a line on JAVA_TOOL_OPTIONS may come first.
set "POLYFUSE_VERSION=0"
for /f "tokens=2,3" %%A in ('call "%POLYFUSE_JAVA%" -version 2^>^&1') do if "%%A"=="version" set "POLYFUSE_VERSION=%%~B"
for /f "delims=.-+ " %%V in ("%POLYFUSE_VERSION%") do set "POLYFUSE_VERSION=%%V"
if %POLYFUSE_VERSION% LSS 17 goto oldjava

rem Two garbage collectors conflict. A variable that is not defined has no parts to replace.
set "POLYFUSE_GC=-XX:+UseParallelGC"
if not defined POLYFUSE_OPTS set "POLYFUSE_OPTS= "
set "POLYFUSE_PLAIN=%POLYFUSE_OPTS:"=%"
if not "%POLYFUSE_PLAIN:-XX:+Use=%"=="%POLYFUSE_PLAIN%" if not "%POLYFUSE_PLAIN:GC=%"=="%POLYFUSE_PLAIN%" set "POLYFUSE_GC="

"%POLYFUSE_JAVA%" %POLYFUSE_GC% -XX:MaxDirectMemorySize=2g -Dfile.encoding=UTF-8 -Djava.awt.headless=true ^
 -Dai.djl.offline=true -Dorg.slf4j.simpleLogger.defaultLogLevel=warn ^
 -Dorg.slf4j.simpleLogger.log.ai.djl.util.cuda=error ^
 -Dorg.slf4j.simpleLogger.log.ai.djl.onnxruntime.engine.OrtEngine=error ^
 "-Dpolyfuse.home=%POLYFUSE_HOME%" -Dpolyfuse.terminal=false %POLYFUSE_OPTS% ^
 -cp "%POLYFUSE_HOME%\lib\*" org.polyfuse.cli.Main %*
exit /b %ERRORLEVEL%

:nojava
if defined JAVA_HOME (
  echo polyfuse: JAVA_HOME has no bin\java.exe that runs. Set it to a JRE, 17 or later.>&2
) else (
  echo polyfuse: java was not found. Install a JRE, 17 or later, or set JAVA_HOME to one.>&2
)
exit /b 2

:oldjava
echo polyfuse: java 17 or later is needed but "%POLYFUSE_JAVA%" is %POLYFUSE_VERSION%. Install a newer JRE or set JAVA_HOME to one.>&2
exit /b 2
