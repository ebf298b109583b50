; Windows lists a program among those that may open a link only where its installer has said so (electron/electron#37613). It makes
; Yolda nobody's default: that is chosen in Settings -> Default apps. electron-builder includes this file by its name.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Yolda.number" "" "URL:Phone number"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Yolda.number" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Yolda.number\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Yolda.number\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Yolda\Capabilities" "ApplicationName" "Yolda"
  WriteRegStr SHELL_CONTEXT "Software\Yolda\Capabilities" "ApplicationDescription" "Calls and clients"
  WriteRegStr SHELL_CONTEXT "Software\Yolda\Capabilities\URLAssociations" "tel" "Yolda.number"
  WriteRegStr SHELL_CONTEXT "Software\Yolda\Capabilities\URLAssociations" "callto" "Yolda.number"
  WriteRegStr SHELL_CONTEXT "Software\Yolda\Capabilities\URLAssociations" "sip" "Yolda.number"
  WriteRegStr SHELL_CONTEXT "Software\RegisteredApplications" "Yolda" "Software\Yolda\Capabilities"
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\RegisteredApplications" "Yolda"
  DeleteRegKey SHELL_CONTEXT "Software\Yolda\Capabilities"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Yolda.number"
!macroend
