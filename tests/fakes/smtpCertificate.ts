// The certificate of the fake mail server: self-made for localhost and 127.0.0.1, good for a hundred years.
// It protects nothing and is used nowhere else.

export const smtpKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiuAIHf57QBafS/Pz
WoTX7s1sL+HgVYQlJxdibaHx+5OhRANCAAQf1QDQcQ0eMQGXu7pGVv8OiNVgybUu
a7c46XdvypCVAPktbnKYeT8Nop+DMnhRzaQtpcFLoJTS3hzJ/Joo/grG
-----END PRIVATE KEY-----`;

export const smtpCertificate = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUfPQqQZ+D3E2DXIYIGEhYcKbJXecwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDAwMDkwMVoYDzIxMjYxMDMx
MDAwOTAxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQf1QDQcQ0eMQGXu7pGVv8OiNVgybUua7c46XdvypCVAPktbnKYeT8N
op+DMnhRzaQtpcFLoJTS3hzJ/Joo/grGo28wbTAdBgNVHQ4EFgQUuZPqK6sC+JvH
Ic9ZcG5Gr7f47sQwHwYDVR0jBBgwFoAUuZPqK6sC+JvHIc9ZcG5Gr7f47sQwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAP6RYevBOuJ9fPOfMpFrOJTuJ7P16rjwf8oAJsJc28xoAiEA
s9cXiE3UDkBXorXc+FPT8+rxle/3FT48UlXH90L5FqY=
-----END CERTIFICATE-----`;
