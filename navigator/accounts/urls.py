"""The addresses of the sign-in and of one's own account. Only those below /account/ are behind the gate."""

from django.urls import path
from django.views.generic import RedirectView

from navigator.accounts import account, sign_in

urlpatterns = [
    path("sign-in/", sign_in.password, name="sign-in"),
    path("sign-in/code/", sign_in.code, name="sign-in-code"),
    path("sign-in/recovery/", sign_in.recovery, name="sign-in-recovery"),
    path("sign-in/set-up/", sign_in.set_up, name="sign-in-set-up"),
    path("sign-in/out/", sign_in.sign_out, name="sign-out"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="account-password"),
    path("account/phone/", account.phone, name="account-phone"),
    path("account/phone/new/", account.new_phone, name="account-new-phone"),
    path("account/codes/", account.codes, name="account-codes"),
    path("account/codes/kept/", account.kept, name="account-codes-kept"),
    path("account/codes/save/", account.save, name="account-codes-save"),
    path("account/others/", account.end_others, name="account-end-others"),
    # In place of what Django's admin has at these addresses.
    path("admin/login/", sign_in.admin_door),
    path("admin/logout/", sign_in.sign_out),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account-password")),
]
