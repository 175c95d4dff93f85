"""A mock of what the host takes from the platform's common library, which behaves as that library was seen to behave.

Sources: A = the public copy of November 2024 (repository demisto/content-ci-cd-template, CommonServerPython.py), read
and run; B = the newest stored copy (about 499 kB, with NUM_OF_WORKERS), its end read. Where both agree the comments say
A. library.python.ts holds this mock to the same table of answers as a real copy (COMMON_SERVER_PYTHON).
"""

import gzip
import json
import os
import sys
import time
import traceback

import demistomock as demisto
import requests

PROXY_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
BUNDLE_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
# A: 1 MiB unless the caller says more, 4 MB at most; B: 9 MB at most.
DEFAULT_CHUNK = 2**20
CHUNK_LIMIT = 4_000_000
# B only: a larger one is left out and the call succeeds. A sends it.
ENTRY_LIMIT = 5_000_000
# A: longer messages lose their middle.
MESSAGE_LIMIT = 50_000


class DemistoException(Exception):
    # A: `res` is None unless the raiser names it, and the text is the message alone.
    def __init__(self, message, exception=None, res=None, error_type=None, *args):
        super().__init__(message, exception, error_type, *args)
        self.message = message
        self.exception = exception
        self.res = res
        self.error_type = error_type

    def __str__(self):
        return str(self.message)


def delete_variables(names):
    for name in names:
        os.environ.pop(name, None)


def skip_proxy():
    delete_variables(PROXY_VARIABLES)


def skip_cert_verification():
    delete_variables(BUNDLE_VARIABLES)


def handle_proxy():
    proxies = {}
    if demisto.params().get("proxy"):
        proxies = {
            scheme: os.environ.get(f"{scheme.upper()}_PROXY") or os.environ.get(f"{scheme}_proxy", "")
            for scheme in ("http", "https")
        }
    else:
        skip_proxy()
    # A: an instance that trusts any certificate loses the site's own certificates, for the whole process.
    if demisto.params().get("insecure") or demisto.params().get("unsecure"):
        skip_cert_verification()
    return proxies


class BaseClient:
    def __init__(self, base_url, verify=True, proxy=False, ok_codes=(), headers=None, auth=None, timeout=60):
        self._base_url = base_url
        self._verify = verify
        self._ok_codes = ok_codes
        self._headers = headers
        self._session = requests.Session()
        # A: the server may set another time limit by the environment.
        self.timeout = float(os.environ.get("REQUESTS_TIMEOUT") or timeout)
        # A: both delete for the whole process.
        if not proxy:
            skip_proxy()
        if not verify:
            skip_cert_verification()

    def _http_request(
        self,
        method,
        url_suffix="",
        full_url=None,
        headers=None,
        data=None,
        timeout=None,
        resp_type="json",
        ok_codes=None,
        error_handler=None,
        **kwargs,
    ):
        try:
            response = self._session.request(
                method,
                full_url or self._base_url.rstrip("/") + "/" + url_suffix.lstrip("/"),
                verify=self._verify,
                headers=headers or self._headers,
                data=data,
                timeout=timeout or self.timeout,
                **kwargs,
            )
        except requests.exceptions.ConnectTimeout as error:
            raise DemistoException("Connection Timeout Error - potential reasons might be that ...", error)
        except requests.exceptions.SSLError as error:
            if not self._verify:
                raise
            raise DemistoException("SSL Certificate Verification Failed - try selecting ...", error)
        except requests.exceptions.ProxyError as error:
            raise DemistoException("Proxy Error - if the 'Use system proxy' checkbox ...", error)
        except requests.exceptions.ConnectionError as error:
            # A: blames the parameter of the server's URL, whichever address was asked. A timeout while reading is not
            # caught at all.
            raise DemistoException(f"Verify that the server URL parameter is correct ...\n{error}", error)
        accepted = ok_codes or self._ok_codes
        if not (response.status_code in accepted if accepted else response.ok):
            (error_handler or refuse)(response)
        return response if resp_type == "response" else response.json()


def refuse(response):
    # A: only this handler hands the response on.
    message = f"Error in API call [{response.status_code}] - {response.reason}\n{response.text}"
    raise DemistoException(message, res=response)


def send_events_to_xsiam(
    events,
    vendor,
    product,
    data_format=None,
    url_key="url",
    num_of_attempts=3,
    chunk_size=DEFAULT_CHUNK,
    should_update_health_module=True,
    add_proxy_to_request=False,
):
    # A: no events are no request, and move the counter whatever the last parameters say.
    if not events:
        demisto.updateModuleHealth({"eventsPulled": 0})
        return
    context = demisto.callingContext.get("context", {})
    if isinstance(events, list):
        # A: the first one tells what all of them are. Characters outside ASCII are escaped.
        if isinstance(events[0], dict):
            events = [json.dumps(event) for event in events]
            data_format = "json"
        events = "\n".join(events)
    # A: refused with ValueError "... only available for system content" where the content is custom.
    token = demisto.getLicenseCustomField("Http_Connector.token")
    url = "https://api-" + demisto.getLicenseCustomField("Http_Connector.url")
    headers = {
        "authorization": token,
        "format": data_format or "text",
        "product": product,
        "vendor": vendor,
        "content-encoding": "gzip",
        "collector-name": context.get("IntegrationBrand", ""),
        # A: as they are. http.client encodes headers as Latin-1 and raises UnicodeEncodeError for the rest.
        "instance-name": context.get("IntegrationInstance", ""),
        "final-reporting-device": demisto.params().get(url_key),
        "collector-type": "events",
    }
    client = BaseClient(url, proxy=add_proxy_to_request)
    sent = 0
    for chunk in chunks(events.split("\n"), min(chunk_size, CHUNK_LIMIT)):
        send_chunk(client, url, "\n".join(chunk), headers, num_of_attempts)
        sent += len(chunk)
    if should_update_health_module:
        demisto.updateModuleHealth({"eventsPulled": sent})


def chunks(lines, size):
    # A: sizes are those of Python objects, and a chunk is cut after the line that fills it.
    chunk, bytes_in_chunk = [], 0
    for line in lines:
        if bytes_in_chunk >= size:
            yield chunk
            chunk, bytes_in_chunk = [], 0
        line_size = sys.getsizeof(line)
        if line_size >= ENTRY_LIMIT:
            demisto.error(f"entry size {line_size} is larger than the maximum allowed entry size {ENTRY_LIMIT}")
            continue
        chunk.append(line)
        bytes_in_chunk += line_size
    if chunk:
        yield chunk


def send_chunk(client, url, text, headers, attempts):
    heading = "Error sending new events into XSIAM.\n"

    def handle(response):
        try:
            body = response.json()
            reason = response.reason
            # A: a list has no `get`, and an object without `error` ends here as "'NoneType' object has no attribute
            # 'lower'": neither logged nor a DemistoException. Other texts of `error` are not told.
            if body.get("error").lower() == "false":
                reason += ": false"
        except ValueError:
            reason = f"\n{response.text}" if response.text else "Received empty response from the server"
        # A: the log gets every header, the ingestion token among them.
        demisto.error(
            f"{heading}Parameters used:\n\tURL: {url}\n\tHeaders: {json.dumps(headers, indent=8)}\n\n"
            f"Response status code: {response.status_code}\nError received:\n\t{reason}"
        )
        # A: the CLASS is the second argument, and no response is handed on.
        raise DemistoException(heading + reason, DemistoException)

    # A: only 429 is tried again, after a second, and the last attempt takes it for an error. 5xx is tried once.
    for attempt in range(1, attempts + 1):
        response = client._http_request(
            method="POST",
            full_url=url + "/logs/v1/xsiam",
            data=gzip.compress(text.encode("utf-8")),
            headers=headers,
            error_handler=handle,
            ok_codes=(200, 429) if attempt < attempts else None,
            resp_type="response",
        )
        if response.status_code != 429:
            break
        time.sleep(1)
    # A: an answer that is no JSON raises as requests does; one without `error` ends in a TypeError.
    body = response.json()
    if body.get("error", "").lower() != "false":
        raise DemistoException(heading + body.get("error"))


def fileResult(filename, data, file_type=None):
    # A: the data goes into a file of the working folder that is named after the investigation and a new id, where the
    # platform collects it with the entry.
    file_id = demisto.uniqueFile()
    with open(f"{demisto.investigation()['id']}_{file_id}", "wb") as file:
        file.write(data.encode("utf-8") if isinstance(data, str) else data)
    return {
        "Contents": "",
        "ContentsFormat": "text",
        "Type": 3 if file_type is None else file_type,
        "File": filename,
        "FileID": file_id,
    }


def return_results(results):
    # A: a list hands in its texts and dicts together, after each of its other values.
    if results and isinstance(results, list):
        kept = [result for result in results if isinstance(result, (dict, str))]
        for result in results:
            if not isinstance(result, (dict, str)):
                return_results(result)
        if not kept:
            return
        results = kept
    demisto.results(results)


def return_error(message, error="", outputs=None):
    logged = [str(message)]
    if error:
        logged.append(str(error))
    # A: while an exception is handled its traceback goes to the log, and in debug mode to the user.
    if any(sys.exc_info()):
        logged.append("\n" + traceback.format_exc())
        if demisto.is_debug:
            message = f"{message}\n\n{traceback.format_exc()}"
    demisto.info("Full Integration Log:\n" + "\n".join(logged))
    message = str(message)
    # A: commands that the server runs on its own get an exception in the place of an entry.
    if demisto.command() in ("fetch-incidents", "fetch-credentials", "long-running-execution", "fetch-indicators"):
        raise Exception(message)
    if len(message) > MESSAGE_LIMIT:
        half = MESSAGE_LIMIT // 2
        message = f"{message[:half]}...This error body was truncated...{message[-half:]}"
    demisto.results({"Type": 4, "ContentsFormat": "text", "Contents": message, "EntryContext": outputs})
    sys.exit(0)
