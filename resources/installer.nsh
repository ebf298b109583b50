; Lists Yolda among the programs that can open telephone links (Settings > Default apps): since Windows 10 a
; protocol key alone does not (electron#37613). Per user, taken away again by the uninstaller.

!macro customInstall
  WriteRegStr HKCU "Software\Classes\Yolda.Link" "" "Yolda"
  WriteRegStr HKCU "Software\Classes\Yolda.Link\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr HKCU "Software\Classes\Yolda.Link\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr HKCU "Software\Yolda\Capabilities" "ApplicationName" "Yolda"
  WriteRegStr HKCU "Software\Yolda\Capabilities" "ApplicationDescription" "Sales workstation that works offline"
  WriteRegStr HKCU "Software\Yolda\Capabilities\URLAssociations" "tel" "Yolda.Link"
  WriteRegStr HKCU "Software\Yolda\Capabilities\URLAssociations" "sip" "Yolda.Link"
  WriteRegStr HKCU "Software\Yolda\Capabilities\URLAssociations" "callto" "Yolda.Link"
  WriteRegStr HKCU "Software\RegisteredApplications" "Yolda" "Software\Yolda\Capabilities"
!macroend

!macro customUnInstall
  DeleteRegKey HKCU "Software\Classes\Yolda.Link"
  DeleteRegKey HKCU "Software\Yolda\Capabilities"
  DeleteRegValue HKCU "Software\RegisteredApplications" "Yolda"
!macroend
